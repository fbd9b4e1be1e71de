//! What the tools of `content/en/tools/` say, for every reader: their rules are the content's, so a changed line can break them.
//!
//! Start at [`every`], which holds for any tool, also for one that a trust adds; the others know what single tools promise.

mod assessment;
mod every;
mod letters;
mod navigator;
mod papers;
mod plans;
