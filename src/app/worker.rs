//! Does what was asked of the threads: one job after the other, on a thread of its own.

use std::sync::Arc;
use std::sync::OnceLock;

use crossbeam_channel::{Receiver, TryRecvError};
use jieba_rs::Jieba;

use super::Message;
use super::beside;
use super::figures::Ordered;
use super::job::Job;
use super::search::{self, FinderDesk};
use crate::compare::Figures;
use crate::corpus::Corpus;
use crate::index::Progress;
use crate::index::grams::Grams;
use crate::profile::{Stage, during};

/// What a thread keeps between jobs.
#[derive(Debug, Default)]
pub struct Desk {
    finder: FinderDesk,
    /// Which reports can hold which words.
    grams: Grams,
    /// The corpus whose names and reports are still to be added to them, when there is nothing else to do.
    unread: Option<Arc<Corpus>>,
}

/// Bytes of text that are added to the signatures before a job is let in: two or three milliseconds.
const PIECE: usize = 1 << 20;

impl Desk {
    /// Whether something is left to do when no job waits.
    pub fn has_more(&self) -> bool {
        self.unread.is_some()
    }

    /// Does a piece of what is left.
    pub fn go_on(&mut self) {
        let _index = during(Stage::Index);
        if let Some(corpus) = &self.unread
            && self.finder.prepare(corpus) == Progress::Done
            && self.grams.follow(corpus, PIECE) == Progress::Done
        {
            self.unread = None;
        }
    }
}

/// Does one job after the other until no more can come; in between, what is left on the desk.
pub fn work(jobs: &Receiver<Job>, send: &mut dyn FnMut(Message)) {
    let mut desk = Desk::default();
    loop {
        let job = if desk.has_more() { jobs.try_recv() } else { jobs.recv().map_err(|_| TryRecvError::Disconnected) };
        match job {
            Ok(job) => {
                let _answer = during(Stage::Answer);
                job.perform(&mut desk, send);
            }
            Err(TryRecvError::Empty) => desk.go_on(),
            Err(TryRecvError::Disconnected) => return,
        }
    }
}

impl Job {
    /// Does the work with what is kept on the desk between jobs, and sends what it finds; nothing when nobody wants the
    /// answer any more.
    pub fn perform(self, desk: &mut Desk, send: &mut dyn FnMut(Message)) {
        match self {
            Job::Words { report } => {
                send(Message::Words { ends: word_ends(&report.text), report: report.id.clone() });
            }
            Job::Find { query, corpus, ticket } => {
                desk.finder.find(&query, &corpus, ticket).map(Message::Found).into_iter().for_each(send);
            }
            Job::Search { words, sorted, corpus, ticket } => {
                if !ticket.is_stale() {
                    let mut send = |hits| send(Message::Hits(hits));
                    search::search(&words, sorted, &corpus, &desk.grams, &ticket, &mut send);
                }
            }
            Job::Figures { corpus, ticket } => {
                let figures = Arc::new(Figures::new(corpus));
                send(Message::Ordered(Ordered { figures, ticket }));
            }
            Job::Beside { reports, ticket } => {
                if !ticket.is_stale() {
                    send(Message::Prepared(beside::prepare(&reports, ticket)));
                }
            }
            Job::Follow { corpus } => desk.unread = Some(corpus),
        }
    }
}

/// Byte offsets at which a word ends and another begins, without those beside punctuation and white space, which
/// separate words by themselves.
fn word_ends(text: &str) -> Arc<[u32]> {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    let jieba = JIEBA.get_or_init(Jieba::new);
    let mut ends = Vec::new();
    let mut at = 0usize;
    let mut before = true;
    for word in jieba.cut(text, true) {
        let word: &str = word.word;
        let separates = !word.chars().any(char::is_alphanumeric);
        if !separates && !before {
            ends.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        before = separates;
        at += word.len();
    }
    ends.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_between_words_not_beside_punctuation() {
        let text = "推进新型工业化，发展数字经济。";
        let ends = word_ends(text);
        let mut words = Vec::new();
        let mut from = 0;
        for end in ends.iter() {
            words.push(&text[from..*end as usize]);
            from = *end as usize;
        }
        words.push(&text[from..]);
        assert_eq!(words.concat(), text);
        assert!(words.iter().all(|word| !word.starts_with('，') && !word.starts_with('。')), "{words:?}");
        assert!(words.len() >= 4, "{words:?}");
    }
}
