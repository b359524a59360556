//! The threads that work for the loop.

use std::io;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::app::Message;
use crate::app::job::Job;
use crate::app::worker;
use crate::profile::Profile;

/// Where they are asked, and where they answer.
pub(super) struct Threads {
    jobs: Sender<Job>,
    words: Sender<Job>,
    pub(super) messages: Receiver<Message>,
}

impl Threads {
    pub(super) fn start(profile: &Profile) -> io::Result<Self> {
        let (messages_to, messages) = unbounded();
        let jobs = work("search", messages_to.clone(), profile.clone())?;
        // By itself, because it reads its dictionary first: no search has to wait for that.
        let words = work("words", messages_to, profile.clone())?;
        Ok(Self { jobs, words, messages })
    }

    pub(super) fn ask(&self, job: Job) {
        let to = if matches!(job, Job::Words { .. }) { &self.words } else { &self.jobs };
        // Fails only when the thread has panicked, and then the hook has said so.
        let _ = to.send(job);
    }
}

/// A thread that does one job after the other.
fn work(name: &'static str, to: Sender<Message>, profile: Profile) -> io::Result<Sender<Job>> {
    let (jobs_to, jobs) = unbounded::<Job>();
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        let _farewell = Farewell(to.clone());
        let _watched = profile.thread(name);
        // Nobody reads any more only when the program is about to end.
        worker::work(&jobs, &mut |message| drop(to.send(message)));
    })?;
    Ok(jobs_to)
}

/// Wakes the loop when a thread panics, so that it ends instead of drawing on a terminal that was given back.
struct Farewell(Sender<Message>);

impl Drop for Farewell {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Message::Lost);
        }
    }
}
