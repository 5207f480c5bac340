//! Tables of profiles: what comes in ends in OUT or in the rejects, and comes out the same every time.

mod agreement;
mod harness;
mod hostile;
mod output;
mod paths;
mod property;
mod shared;
