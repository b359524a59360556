//! One line of text with a caret.

/// Text that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// Byte offset of the caret; always on a character boundary.
    caret: usize,
}

impl LineEdit {
    /// A line with the caret at its end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { caret: text.len(), text }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text left of the caret.
    pub fn before_caret(&self) -> &str {
        self.text.get(..self.caret).unwrap_or("")
    }

    fn after_caret(&self) -> &str {
        self.text.get(self.caret..).unwrap_or("")
    }

    /// Types text at the caret: line breaks become spaces, other control characters are dropped.
    pub fn insert(&mut self, typed: &str) {
        let typed: String =
            typed.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).filter(|c| !c.is_control()).collect();
        self.text.insert_str(self.caret, &typed);
        self.caret += typed.len();
    }

    /// One character to the left.
    pub fn left(&mut self) {
        self.caret -= self.before_caret().chars().next_back().map_or(0, char::len_utf8);
    }

    /// One character to the right.
    pub fn right(&mut self) {
        self.caret += self.after_caret().chars().next().map_or(0, char::len_utf8);
    }

    /// To the start.
    pub fn home(&mut self) {
        self.caret = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.caret = self.text.len();
    }

    /// Takes away the character left of the caret.
    pub fn backspace(&mut self) {
        let end = self.caret;
        self.left();
        self.text.replace_range(self.caret..end, "");
    }

    /// Takes away the character right of the caret.
    pub fn delete(&mut self) {
        let length = self.after_caret().chars().next().map_or(0, char::len_utf8);
        self.text.replace_range(self.caret..self.caret + length, "");
    }

    /// Takes away the word left of the caret.
    pub fn delete_word(&mut self) {
        let kept = self.before_caret().trim_end();
        let start = kept
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + kept.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// Takes away everything left of the caret.
    pub fn clear(&mut self) {
        self.text.replace_range(..self.caret, "");
        self.caret = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing_moves_by_characters() {
        let mut line = LineEdit::new("湖南省");
        line.left();
        line.backspace();
        assert_eq!((line.text(), line.before_caret()), ("湖省", "湖"));
        line.insert("北\n");
        assert_eq!(line.text(), "湖北 省");
        line.delete();
        assert_eq!(line.text(), "湖北 ");
        line.delete_word();
        assert_eq!(line.text(), "");
        line.backspace();
        line.left();
        line.right();
        line.delete();
        assert!(line.is_empty());
    }

    #[test]
    fn a_word_is_deleted_up_to_the_blank_before_it() {
        let mut line = LineEdit::new("生产总值　2023 目标");
        line.delete_word();
        assert_eq!(line.text(), "生产总值　2023 ");
        line.delete_word();
        assert_eq!(line.text(), "生产总值　");
        line.home();
        line.clear();
        line.end();
        line.clear();
        assert_eq!(line.text(), "");
    }
}
