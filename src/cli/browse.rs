//! The browser.

use crate::cli::args::{AmbiguousWidth, Browse, Color};
use crate::cli::{Context, Failure};
use crate::run::{self, Options};
use crate::term;
use crate::typeset::Widths;
use crate::ui::Theme;

/// Opens the browser.
pub(super) fn run(args: Browse, context: Context) -> Result<(), Failure> {
    let lang = context.lang;
    let options = Options {
        paths: args.paths.into_iter().chain(args.corpus).collect(),
        lang,
        theme: theme(args.color),
        widths: widths(args.ambiguous_width),
        mouse: !args.no_mouse,
        state: !args.no_state,
        cache: context.cache.cloned(),
        profile: context.profile.clone(),
    };
    let left = run::run(options).map(|corpus| context.memory.set(corpus.memory()));
    left.map_err(|failure| match failure {
        run::Failure::NoTerminal => Failure::Usage(
            lang.pick(
                "浏览器需要终端；没有终端时请用子命令：list、show、search、export、compare（见 baogao --help）。",
                "the browser needs a terminal; without one use a subcommand: list, show, search, export, compare \
                 (see baogao --help).",
            )
            .to_owned(),
        ),
        run::Failure::Terminal(error) => {
            Failure::Io(format!("{}{error}", lang.pick("终端出错：", "the terminal failed: ")))
        }
        run::Failure::Panicked => Failure::Io(
            lang.pick(
                "程序内部出错，请把上面的信息报告给开发者。",
                "the program failed; please report the lines above.",
            )
            .to_owned(),
        ),
        run::Failure::Signal(signal) => {
            // The terminal is as it was; what is left is to end as the signal would have ended us.
            term::end_by(signal);
            Failure::Io(format!("{}{signal}", lang.pick("被信号终止：", "ended by signal ")))
        }
    })
}

fn theme(color: Color) -> Theme {
    match color {
        Color::Never => Theme::Plain,
        Color::Always => Theme::of_environment(),
        // Any value that is not empty counts, as no-color.org has it.
        Color::Auto if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => Theme::Plain,
        Color::Auto => Theme::of_environment(),
    }
}

fn widths(columns: AmbiguousWidth) -> Widths {
    match columns {
        AmbiguousWidth::One => Widths::NARROW,
        AmbiguousWidth::Two => Widths::WIDE,
        AmbiguousWidth::Auto => term::ambiguous_width(),
    }
}
