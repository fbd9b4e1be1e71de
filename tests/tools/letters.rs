//! The letters: what each says when everything is answered, when nothing is, and what none of them may say.
