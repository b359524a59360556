//! Brings one file of the cache up to date while the texts of its source file go by.

use std::fs;

use super::{EntryWriter, Key, Place};

/// What is kept of one source file in this run. Nothing that fails here is worth more than analysing again next time.
pub(in crate::corpus) struct Keeper {
    place: Place,
    state: State,
}

enum State {
    /// So many texts went by, and what is kept of each still holds.
    Known(usize),
    /// Some did not: the entry is written anew.
    Writing(EntryWriter),
    /// It cannot be written.
    GivenUp,
}

impl Keeper {
    pub fn new(place: Place) -> Keeper {
        Keeper { place, state: State::Known(0) }
    }

    /// The next text came out of the cache.
    pub fn known(&mut self) {
        match &mut self.state {
            State::Known(texts) => *texts += 1,
            // Behind a record that could not be used: the old entry goes, and the next run writes it whole.
            State::Writing(_) => {
                let _ = fs::remove_file(&self.place.path);
                self.state = State::GivenUp;
            }
            State::GivenUp => {}
        }
    }

    /// The next text was analysed.
    pub fn analysed(&mut self, key: Key, record: &[u8]) {
        if let State::Known(texts) = self.state {
            self.state = EntryWriter::begin(&self.place, texts).map_or(State::GivenUp, State::Writing);
        }
        if let State::Writing(writer) = &mut self.state
            && writer.write(key, record).is_err()
        {
            self.state = State::GivenUp;
        }
    }

    /// All texts went by. Answers whether something was written.
    pub fn finish(self) -> bool {
        match self.state {
            State::Writing(writer) => writer.finish().is_ok(),
            State::Known(_) | State::GivenUp => false,
        }
    }
}
