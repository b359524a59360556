//! 用时: which stage of the way from files to observations takes how long, on every thread.
//!
//! A thread that works for a [`Profile`] has a clock that belongs to one stage at a time. Entering a stage costs a look
//! at the clock of the system (some fifty nanoseconds), so it is always on; a stage is entered a few times a text, never
//! a few times a sentence.

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::lang::Lang;

/// A stage of the way from files to observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Stage {
    /// 查找文件
    Find,
    /// 读取
    Read,
    /// 解码
    Decode,
    /// 切分
    Split,
    /// 识别地区、年份
    Identify,
    /// 大纲、句子
    Outline,
    /// 提取观测
    Extract,
    /// 核对数字
    Check,
    /// 比对重复
    Duplicates,
    /// 读缓存
    CacheRead,
    /// 写缓存
    CacheWrite,
    /// 建索引
    Index,
    /// What is done with the corpus: 查询与输出
    Answer,
}

impl Stage {
    /// Every stage, in the order in which a text passes them.
    pub const ALL: [Stage; 13] = [
        Stage::Find,
        Stage::Read,
        Stage::Decode,
        Stage::Split,
        Stage::Identify,
        Stage::Outline,
        Stage::Extract,
        Stage::Check,
        Stage::Duplicates,
        Stage::CacheRead,
        Stage::CacheWrite,
        Stage::Index,
        Stage::Answer,
    ];

    /// The name that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Stage::Find => lang.pick("查找文件", "find files"),
            Stage::Read => lang.pick("读取", "read"),
            Stage::Decode => lang.pick("解码", "decode"),
            Stage::Split => lang.pick("切分", "split"),
            Stage::Identify => lang.pick("识别", "identify"),
            Stage::Outline => lang.pick("大纲", "outline"),
            Stage::Extract => lang.pick("提取", "extract"),
            Stage::Check => lang.pick("核对", "check"),
            Stage::Duplicates => lang.pick("查重", "duplicates"),
            Stage::CacheRead => lang.pick("读缓存", "read cache"),
            Stage::CacheWrite => lang.pick("写缓存", "write cache"),
            Stage::Index => lang.pick("建索引", "index"),
            Stage::Answer => lang.pick("查询与输出", "answer"),
        }
    }
}

/// Time spent in each stage, in the order of [`Stage::ALL`].
type Spent = [Duration; Stage::ALL.len()];

/// What one thread did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreadTimes {
    /// What the thread is for.
    pub name: &'static str,
    spent: Spent,
    /// From its beginning to its end.
    pub whole: Duration,
    /// How long a processor worked for it; zero until it is through, and where the system does not say.
    pub processor: Duration,
}

impl ThreadTimes {
    /// Time spent in a stage, waiting for a processor or a disk included.
    pub fn spent(&self, stage: Stage) -> Duration {
        self.spent.get(stage as usize).copied().unwrap_or_default()
    }

    /// Time in no stage: waiting for work, or for others to take what is done.
    pub fn waited(&self) -> Duration {
        self.whole.saturating_sub(self.spent.iter().sum())
    }
}

/// The clock of one thread; others may read it while it goes.
struct Clock {
    times: ThreadTimes,
    stage: Option<Stage>,
    since: Instant,
}

impl Clock {
    /// The time until now goes to the stage that was; returns it.
    fn turn(&mut self, next: Option<Stage>) -> Option<Stage> {
        let now = Instant::now();
        let passed = now.duration_since(self.since);
        if let Some(spent) = self.stage.and_then(|stage| self.times.spent.get_mut(stage as usize)) {
            *spent += passed;
        }
        self.times.whole += passed;
        self.since = now;
        std::mem::replace(&mut self.stage, next)
    }
}

thread_local! {
    /// The clock of a thread that works for a profile.
    static CLOCK: RefCell<Option<Arc<Mutex<Clock>>>> = const { RefCell::new(None) };
}

fn turn(next: Option<Stage>) -> Option<Stage> {
    CLOCK.with_borrow(|clock| clock.as_ref()?.lock().ok()?.turn(next))
}

/// Until this is dropped, the time of the thread belongs to a stage; then to the one before again.
#[must_use]
pub struct During(Option<Stage>);

impl Drop for During {
    fn drop(&mut self) {
        turn(self.0);
    }
}

/// From here on the time of this thread belongs to a stage. Without effect on a thread that works for no profile.
pub fn during(stage: Stage) -> During {
    During(turn(Some(stage)))
}

/// From here on the thread waits: its time belongs to no stage.
pub fn waiting() -> During {
    During(turn(None))
}

/// Collects what threads do.
#[derive(Clone, Default)]
pub struct Profile(Arc<Mutex<Vec<Arc<Mutex<Clock>>>>>);

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.threads()).finish()
    }
}

impl Profile {
    /// The thread works for this profile until what is returned is dropped.
    pub fn thread(&self, name: &'static str) -> Watched {
        let times = ThreadTimes { name, ..ThreadTimes::default() };
        let clock = Arc::new(Mutex::new(Clock { times, stage: None, since: Instant::now() }));
        if let Ok(mut threads) = self.0.lock() {
            threads.push(Arc::clone(&clock));
        }
        CLOCK.with_borrow_mut(|own| *own = Some(clock));
        Watched { processor: processor_time() }
    }

    /// What the threads did until now, in the order in which they began. Of a thread that is at work, the stage in which it
    /// is does not count yet.
    pub fn threads(&self) -> Vec<ThreadTimes> {
        let clocks = self.0.lock().map(|threads| threads.clone()).unwrap_or_default();
        clocks.iter().filter_map(|clock| Some(clock.lock().ok()?.times.clone())).collect()
    }
}

/// A thread that works for a profile.
#[must_use]
pub struct Watched {
    processor: Duration,
}

impl Drop for Watched {
    fn drop(&mut self) {
        let Some(clock) = CLOCK.with_borrow_mut(Option::take) else { return };
        if let Ok(mut clock) = clock.lock() {
            clock.turn(None);
            clock.times.processor = processor_time().saturating_sub(self.processor);
        }
    }
}

/// How long a processor has worked for this thread.
#[cfg(unix)]
fn processor_time() -> Duration {
    Duration::try_from(rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime)).unwrap_or_default()
}

#[cfg(not(unix))]
fn processor_time() -> Duration {
    Duration::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_within_a_stage_has_its_own_time() {
        let profile = Profile::default();
        {
            let _thread = profile.thread("test");
            let _read = during(Stage::Read);
            {
                let _decode = during(Stage::Decode);
                // Long enough for every clock.
                let begun = Instant::now();
                while begun.elapsed() < Duration::from_millis(2) {}
            }
        }
        let threads = profile.threads();
        let [one] = threads.as_slice() else { panic!("{threads:?}") };
        assert!(one.spent(Stage::Decode) >= Duration::from_millis(2));
        assert!(one.spent(Stage::Read) + one.spent(Stage::Decode) + one.waited() <= one.whole * 2);
        assert_eq!(one.spent(Stage::Extract), Duration::ZERO);
        // A thread that nobody watches may enter stages too.
        drop(during(Stage::Read));
        assert_eq!(profile.threads().len(), 1);
    }
}
