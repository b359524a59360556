//! Where a heading ends and the text under it begins.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::boundary::{self, Shape};
use super::words::{
    begins_with_noun, closes, ends_part, ends_sentence, has_two_verbs, is_blank, is_part_end, kind_end, opens,
    opens_noun, opens_part,
};

/// How the end of a heading is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing but the heading stands in its block.
    Alone,
    /// A full stop closes it, more text follows.
    Stop,
    /// Nothing marks it: cut by judgement.
    Soft,
    /// Nothing marks it and no place is good: cut for want of a better one.
    Forced,
}

impl Mark {
    /// Whether the end is a judgement.
    pub fn is_soft(self) -> bool {
        matches!(self, Mark::Soft | Mark::Forced)
    }
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

/// What headings that stand side by side look like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Clauses.
    pub clauses: f32,
    /// Characters of the last clause.
    pub last: f32,
    /// How many of them have just this form, from 0 to 1.
    pub agreed: f32,
}

impl Form {
    fn of(shape: Shape) -> Self {
        Form { clauses: (shape.commas + 1) as f32, last: shape.last as f32, agreed: 1.0 }
    }
}

/// What stands before the places at which a heading may end, one after the other.
#[derive(Default)]
struct Before {
    shape: Shape,
    /// Characters that were read.
    chars: usize,
    /// A bit for each of them, which several may share.
    seen: u64,
}

impl Before {
    /// Reads on to a place.
    fn read(&mut self, chars: &[char], to: usize) {
        for c in chars.get(self.chars..to).unwrap_or_default() {
            self.shape.push(*c);
            self.seen |= 1 << (u32::from(*c) % 64);
        }
        self.chars = to;
    }

    /// Whether a character may have been among them.
    fn may_hold(&self, c: char) -> bool {
        self.seen >> (u32::from(c) % 64) & 1 == 1
    }
}

/// How unlike the headings beside it a heading of this shape would be.
fn unlike(shape: Shape, form: Option<Form>) -> f32 {
    let Some(usual) = form else { return 0.0 };
    let own = Form::of(shape);
    let weight = 0.5 + 1.5 * usual.agreed;
    let last = ((own.last - usual.last).abs() - 1.0).clamp(0.0, 8.0);
    weight * (3.0 * (own.clauses - usual.clauses).abs() + last)
}

/// Longest heading, in characters, that is looked for.
const REACH: usize = 72;
/// No title of a part has so many clauses.
const MANY_CLAUSES: f32 = 4.0;
/// A heading cut by judgement is not longer.
const LONGEST_SOFT: usize = 55;

/// A heading that no mark ends within reach is rather cut at a comma than at a place worse than this.
const LOWEST_FORCED: f32 = 8.0;

/// The sentence that is fused with a heading is not shorter.
const SHORTEST_SENTENCE: usize = 6;

/// The first characters of a block after its number, with their places.
pub(super) struct Head<'a> {
    words: &'a str,
    places: Vec<usize>,
    chars: Vec<char>,
    /// A bit for each of the first characters: whether the place before it lies outside quotes and brackets.
    outside: u64,
    /// The place of the character that closes the first sentence.
    stop: Option<usize>,
    /// Whether the whole block was read.
    complete: bool,
    /// What [`Head::best`] told.
    best: OnceCell<Option<(Cut, f32)>>,
}

/// Heads that were read, by where their words begin and how long they are.
pub(super) struct Heads<'a>(FxHashMap<(usize, usize), Head<'a>>);

impl<'a> Heads<'a> {
    pub fn with_capacity(heads: usize) -> Self {
        Heads(FxHashMap::with_capacity_and_hasher(heads, Default::default()))
    }

    /// Keeps a head whose words begin at `start`.
    pub fn keep(&mut self, start: usize, head: Head<'a>) {
        self.0.insert((start, head.words.len()), head);
    }

    /// The head of `words`, which begin at `start`.
    pub fn take(&mut self, start: usize, words: &'a str) -> Head<'a> {
        self.0.remove(&(start, words.len())).unwrap_or_else(|| Head::read(words))
    }
}

/// Whether the first of numbered items begins here: `1.加快…`.
fn opens_item(words: &str) -> bool {
    let mut chars = words.chars();
    chars.next() == Some('1')
        && chars.next().is_some_and(|c| matches!(c, '.' | '．' | '、'))
        && chars.next().is_some_and(|c| !c.is_ascii_digit())
}

/// Whether a character may stand behind a heading that is alone in its block.
fn may_close(c: char) -> bool {
    ends_sentence(c) || boundary::plain(c) == '“'
}

impl<'a> Head<'a> {
    /// Reads the beginning of `words`, which is the block after the number.
    pub fn read(words: &'a str) -> Self {
        let most = REACH + 8;
        let mut head = Head {
            words,
            places: Vec::with_capacity(most),
            chars: Vec::with_capacity(most),
            outside: 0,
            stop: None,
            complete: true,
            best: OnceCell::new(),
        };
        let mut depth = 0_i32;
        for (at, c) in words.char_indices() {
            // Behind a full stop and the signs that close it stands nothing of the heading.
            let closed = head.stop.is_some_and(|stop| head.chars.get(stop) == Some(&'。'));
            if closed && !may_close(c) && !is_blank(c) || head.chars.len() >= most {
                head.complete = false;
                break;
            }
            // Behind those no heading is cut by judgement.
            if head.chars.len() <= LONGEST_SOFT {
                head.outside |= u64::from(depth == 0) << head.chars.len();
            }
            // Nearly all characters are 汉字, which neither open, close nor end anything.
            let sign = !('\u{4e00}'..='\u{9fff}').contains(&c);
            if sign && closes(c) {
                depth = (depth - 1).max(0);
            }
            if sign && opens(c) {
                depth += 1;
            }
            // No heading goes on into the words with which a speaker turns to the hall, or into the first of numbered items.
            let first_item = matches!(c, '1' | '各')
                && head.chars.len() > 3
                && words.get(at..).is_some_and(|rest| opens_item(rest) || rest.starts_with("各位代表"));
            if head.stop.is_none() && depth == 0 && (sign && ends_sentence(c) || first_item) {
                head.stop = Some(head.chars.len());
            }
            head.places.push(at);
            head.chars.push(if sign { boundary::plain(c) } else { c });
        }
        while head.complete && head.chars.last().is_some_and(|c| is_blank(*c)) {
            head.chars.pop();
        }
        head
    }

    /// Where the heading ends by the marks that are printed: the line's end or a full stop.
    pub fn printed(&self) -> Option<Cut> {
        let stop = self.stop.unwrap_or(self.chars.len());
        let after = self.chars.get(stop..).unwrap_or_default();
        let alone = self.complete && after.iter().all(|c| may_close(*c));
        let mark = if alone { Mark::Alone } else { Mark::Stop };
        if alone && self.announces() {
            return None;
        }
        (0 < stop && stop <= REACH && (alone || self.stop.is_some())).then(|| self.cut(stop, mark))
    }

    /// Whether the block goes on to say that sections follow: `2031年重点工作围绕以上目标，抓好以下十件事：`.
    fn announces(&self) -> bool {
        matches!(self.chars.last(), Some('：' | ':')) && self.chars.contains(&'，')
    }

    /// Whether a heading up to the printed end would have more clauses than the title of a part has, when the title that ends
    /// at the best place before it is complete in itself.
    pub fn runs_on(&self, printed: Cut) -> bool {
        self.form(printed).clauses >= MANY_CLAUSES
            && self.best().is_some_and(|(soft, _)| {
                let next = self.words.get(soft.len..).unwrap_or("");
                ends_part(self.words.get(..soft.len).unwrap_or(""), next)
            })
    }

    /// The best place to end the heading before its full stop, whatever stands beside it, with how good it is.
    pub fn best(&self) -> Option<(Cut, f32)> {
        *self.best.get_or_init(|| self.soft(None))
    }

    /// The best place to end the heading before its full stop, with how good it is.
    pub fn soft(&self, form: Option<Form>) -> Option<(Cut, f32)> {
        let end = self.stop.unwrap_or(self.chars.len()).saturating_sub(SHORTEST_SENTENCE - 1).min(LONGEST_SOFT + 1);
        let mut before = Before::default();
        (4..end)
            .filter(|at| self.outside >> at & 1 == 1 && self.may_end(*at))
            .map(|at| {
                before.read(&self.chars, at);
                let weight = boundary::weight(&self.chars, at, before.shape);
                (at, weight + self.hints(at, &before) - unlike(before.shape, form))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(at, score)| (self.cut(at, Mark::Soft), score))
    }

    /// How much the words up to the printed end speak for more than a heading, when the best earlier end scores `best`.
    pub fn fused(&self, printed: Cut, best: f32) -> f32 {
        boundary::fused(self.chars.get(..printed.chars).unwrap_or_default(), best)
    }

    /// Whether the heading that `cut` makes ends as the title of a part does.
    fn ends_part(&self, cut: Cut) -> bool {
        self.words.get(..cut.len).is_some_and(is_part_end)
    }

    /// The end of a heading that no mark ends: the best by judgement, or a comma where that is poor.
    pub fn forced(&self, form: Option<Form>) -> Option<Cut> {
        match self.soft(form) {
            Some((cut, score)) if score < LOWEST_FORCED && !self.ends_part(cut) => {
                self.clauses(form).or(Some(cut)).map(|cut| Cut { mark: Mark::Forced, ..cut })
            }
            best => best.map(|(cut, _)| cut),
        }
    }

    /// Whether the words between `soft` and the printed end can be a sentence under the heading, not the rest of its words:
    /// it has clauses, begins as text does, or takes up a word of the heading.
    pub fn leaves_sentence(&self, soft: Cut, printed: Cut) -> bool {
        let rest = self.words.get(soft.len..printed.len).unwrap_or("");
        let taken: String = rest.chars().take(2).collect();
        rest.contains(['，', ',', '、'])
            || opens_part(rest)
            || self.words.get(..soft.len).is_some_and(|title| title.contains(&taken))
    }

    /// Where a heading without any mark ends at a comma: after as many clauses as the headings beside it have.
    fn clauses(&self, form: Option<Form>) -> Option<Cut> {
        let usual = form.map_or(1.0, |form| form.clauses);
        let end = self.stop.unwrap_or(self.chars.len());
        let commas = self.chars.iter().take(end).enumerate();
        let commas = commas.filter(|(at, c)| **c == '，' && (6..=LONGEST_SOFT).contains(at));
        let far = |count: usize| (count as f32 - usual).abs();
        let best = commas.map(|(at, _)| at).enumerate().min_by(|a, b| far(a.0 + 1).total_cmp(&far(b.0 + 1)));
        best.map(|(_, at)| self.cut(at, Mark::Soft))
    }

    /// Clauses of the heading that `cut` makes, and characters of the last one.
    pub fn form(&self, cut: Cut) -> Form {
        Form::of(Shape::of(self.chars.get(..cut.chars).unwrap_or_default()))
    }

    fn place(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or_else(|| self.words.trim_end_matches(is_blank).len())
    }

    fn may_end(&self, at: usize) -> bool {
        let before = self.chars.get(at - 1).copied().unwrap_or('，');
        let after = self.chars.get(at).copied().unwrap_or('，');
        let hangs = matches!(
            before,
            '，' | '、'
                | '。'
                | '；'
                | '：'
                | '（'
                | ' '
                | '及'
                | '和'
                | '与'
                | '的'
                | '在'
                | '对'
                | '把'
                | '以'
                | '将'
                | '向'
                | '从'
        );
        let clings = matches!(after, '，' | '、' | '。' | '；' | '：' | '）' | ';' | ':' | ' ' | '及' | '与' | '的');
        let number = before == '0' && matches!(after, '0' | '亿' | '万' | '元' | '%' | '％');
        if hangs || clings || number || (before, after) == ('放', '在') {
            return false;
        }
        // “某某”品牌: the kind of a name stands behind it.
        let named = self.chars.get(at - 4..at).is_some_and(|near| near.contains(&'“'));
        let kind = named
            && (0..4).any(|back| {
                let quote = at.checked_sub(back + 1).and_then(|at| self.chars.get(at)) == Some(&'“');
                quote && kind_end(self.words.get(self.place(at - back)..).unwrap_or("")).is_some_and(|end| back < end)
            });
        // 推动技术在各行业的运用: the words after 在 still belong to the heading where no comma closes them.
        let inside = after == '在'
            && self.chars.get(at..).unwrap_or_default().iter().find(|c| matches!(c, '，' | '。')) != Some(&'，');
        let noun = opens_noun(after) && begins_with_noun(self.words.get(self.place(at)..).unwrap_or(""));
        !kind && !inside && !noun
    }

    /// What words besides tell: the text under a heading often begins with the heading's own words (its year, its plan), the
    /// title of a part ends with words such as 回顾 or 任务 before words such as 今年.
    fn hints(&self, at: usize, read: &Before) -> f32 {
        let title = self.words.get(..self.place(at)).unwrap_or("");
        let next = self.words.get(self.place(at)..self.place(at + 4)).unwrap_or("");
        let part = if ends_part(title, next) { 9.0 } else { 0.0 } - if has_two_verbs(title) { 8.0 } else { 0.0 };
        let (before, after) = (self.chars.get(..at).unwrap_or_default(), self.chars.get(at..at + 4));
        let again =
            |four: &[char]| four.iter().all(|c| read.may_hold(*c)) && before.windows(4).any(|other| other == four);
        if !after.is_some_and(again) || !title.contains(next) {
            return part;
        }
        let year = next.chars().filter(char::is_ascii_digit).count() == 4;
        let plan = next.starts_with(['“', '"']);
        part + if year || plan { 12.0 } else { 3.0 }
    }

    fn cut(&self, chars: usize, mark: Mark) -> Cut {
        Cut { len: self.place(chars), mark, chars }
    }
}
