//! Where a heading ends and the text under it begins.

use super::boundary;
use super::words::{SENTENCE_END, closes, is_blank, opens};

/// How the end of a heading is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing but the heading stands in its block.
    Alone,
    /// A full stop closes it, more text follows.
    Stop,
    /// Nothing marks it: cut by judgement.
    Soft,
}

/// The end of a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// Bytes of the heading's words.
    pub len: usize,
    pub mark: Mark,
    /// Characters of the heading's words.
    pub chars: usize,
}

/// What the headings beside a heading look like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// Characters, where it is known.
    pub chars: Option<f32>,
    /// Clauses, where it is known.
    pub clauses: Option<f32>,
    /// Whether those with a full stop within reach end at it.
    pub stops: bool,
}

/// Longest heading, in characters, that is looked for.
const REACH: usize = 72;
/// A heading cut by judgement is not longer.
const LONGEST_SOFT: usize = 46;

/// The first characters of a heading with their places.
pub(super) struct Head<'a> {
    words: &'a str,
    /// Places of the characters; one more than `chars` where the text goes on.
    places: Vec<usize>,
    chars: Vec<char>,
    /// Whether the place before each character lies outside quotes and brackets.
    outside: Vec<bool>,
    /// The character that closes the first sentence.
    pub stop: Option<usize>,
    /// Whether the whole block was read.
    complete: bool,
}

impl<'a> Head<'a> {
    /// Reads the beginning of `words`, which is the block after the number.
    pub fn read(words: &'a str) -> Self {
        let words = words.trim_end_matches(is_blank);
        let mut head =
            Head { words, places: Vec::new(), chars: Vec::new(), outside: Vec::new(), stop: None, complete: true };
        let mut depth = 0_i32;
        for (at, c) in words.char_indices() {
            if head.chars.len() >= REACH + 8 {
                head.complete = false;
                break;
            }
            if closes(c) {
                depth = (depth - 1).max(0);
            }
            head.outside.push(depth == 0);
            if opens(c) {
                depth += 1;
            }
            if head.stop.is_none() && depth == 0 && SENTENCE_END.contains(&c) {
                head.stop = Some(head.chars.len());
            }
            head.places.push(at);
            head.chars.push(boundary::plain(c));
        }
        head
    }

    fn place(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or(self.words.len())
    }

    /// Whether the block holds one sentence or less.
    fn single(&self) -> bool {
        self.complete
            && self.stop.is_none_or(|stop| {
                self.chars.get(stop + 1..).unwrap_or_default().iter().all(|c| SENTENCE_END.contains(c) || *c == '“')
            })
    }

    /// The best place to end the heading where nothing marks it, with how good it is.
    fn soft(&self, form: Form) -> Option<(usize, f32)> {
        let end = self.stop.unwrap_or(self.chars.len()).min(LONGEST_SOFT);
        (4..end.saturating_sub(1))
            .filter(|at| self.outside.get(*at) == Some(&true) && self.may_end(*at))
            .map(|at| (at, boundary::weight(&self.chars, at) + self.shape(at, form) + self.repeats(at)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
    }

    fn may_end(&self, at: usize) -> bool {
        let before = self.chars.get(at - 1).copied().unwrap_or('，');
        let after = self.chars.get(at).copied().unwrap_or('，');
        let hangs = matches!(before, '，' | '、' | '。' | '；' | '：' | '（' | ' ');
        let clings = matches!(after, '，' | '、' | '。' | '；' | '：' | '）' | ';' | ':' | ' ');
        let number = before == '0' && after == '0';
        !hangs && !clings && !number
    }

    /// How well a heading of `at` characters is shaped: not too long, its clauses alike, like the ones beside it.
    fn shape(&self, at: usize, form: Form) -> f32 {
        let words = self.chars.get(..at).unwrap_or_default();
        let clauses: Vec<usize> = words.split(|c| *c == '，').map(<[char]>::len).collect();
        let usual = form.chars.unwrap_or(20.0);
        let mut score = -0.3 * ((at as f32 - usual) / 12.0).powi(2);
        if let [first, .., last] = clauses[..] {
            score -= 0.1 * first.abs_diff(last) as f32;
        }
        if let Some(usual) = form.clauses {
            score -= 1.5 * (clauses.len() as f32 - usual).abs();
        }
        score
    }

    /// The text under a heading often begins with the heading's own words: its year, its plan.
    fn repeats(&self, at: usize) -> f32 {
        let title = self.chars.get(..at).unwrap_or_default();
        let next = self.chars.get(at..at + 4).unwrap_or_default();
        let digits = next.iter().filter(|c| **c == '0').count();
        let own = |n: usize| self.words.get(self.place(at)..self.place(at + n)).unwrap_or("-");
        let repeated = next.len() == 4 && title.windows(4).any(|w| w == next);
        let same = self.words.get(..self.place(at)).is_some_and(|t| t.contains(own(4)));
        match (repeated && same, digits == 4, next.first() == Some(&'“')) {
            (true, true, _) | (true, _, true) => 8.0,
            (true, ..) => 2.0,
            (_, true, _) => 3.0,
            _ => 0.0,
        }
    }

    fn cut(&self, chars: usize, mark: Mark) -> Cut {
        Cut { len: self.place(chars), mark, chars }
    }
}

/// Below this many characters a sentence with a full stop is a heading as it stands, unless its siblings say otherwise.
const SURE_STOP: usize = 28;
/// How good a place must be to end a heading before its full stop.
const SURE_SOFT: f32 = 7.0;

/// The end of the heading with which the block begins; `None` when the block opens with no heading.
pub(super) fn cut(head: &Head, form: Form) -> Option<Cut> {
    if head.single() {
        let chars = head.stop.unwrap_or(head.chars.len());
        if chars <= REACH && chars > 0 && (chars <= SURE_STOP || head.stop.is_none()) {
            return Some(head.cut(chars, Mark::Alone));
        }
    }
    let soft = head.soft(form);
    match (head.stop, soft) {
        (Some(stop), _) if stop <= SURE_STOP && stop > 0 => Some(head.cut(stop, Mark::Stop)),
        (Some(stop), Some((at, score))) if stop <= REACH => {
            let by_judgement = score > SURE_SOFT && !form.stops;
            Some(if by_judgement { head.cut(at, Mark::Soft) } else { head.cut(stop, Mark::Stop) })
        }
        (Some(stop), None) if stop <= REACH => Some(head.cut(stop, Mark::Stop)),
        (_, Some((at, _))) => Some(head.cut(at, Mark::Soft)),
        _ => None,
    }
}
