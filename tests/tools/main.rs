//! What the tools of `content/en/tools/` say, for every reader: their rules are the content's, so a changed line can break them.
//!
//! Start at [`every`], which holds for any tool, also for one that a trust adds; the others know what single tools promise. What they
//! share is [`support`].

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod assessment;
mod every;
mod letters;
mod navigator;
mod papers;
mod plans;
mod support;
mod team;
