//! Times of things that are compared: all of them in turn, round after round, so that whatever else the machine does
//! hits them alike.

use std::hint::black_box;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// One thing that is measured.
pub struct Task<'a> {
    /// What it is.
    pub name: String,
    /// Bytes that it works through.
    pub bytes: usize,
    /// What has to be there before it begins, and is not measured.
    before: Option<Box<dyn FnMut() + 'a>>,
    work: Box<dyn FnMut() -> usize + 'a>,
    wall: Vec<Duration>,
    processor: Vec<Duration>,
}

impl<'a> Task<'a> {
    /// Work over so many bytes; what it returns keeps the compiler from leaving it out.
    pub fn new(name: impl Into<String>, bytes: usize, work: impl FnMut() -> usize + 'a) -> Self {
        Self { name: name.into(), bytes, before: None, work: Box::new(work), wall: Vec::new(), processor: Vec::new() }
    }

    /// The same work behind something that is not measured.
    pub fn behind(self, before: impl FnMut() + 'a) -> Self {
        Self { before: Some(Box::new(before)), ..self }
    }

    /// The median, in seconds.
    pub fn seconds(&self, clock: Clock) -> f64 {
        median(match clock {
            Clock::Wall => &self.wall,
            Clock::Processor => &self.processor,
        })
    }

    /// Bytes a second.
    fn speed(&self, clock: Clock) -> f64 {
        self.bytes as f64 / self.seconds(clock)
    }
}

/// Which time.
#[derive(Clone, Copy)]
pub enum Clock {
    /// What passed.
    Wall,
    /// What processors worked, over all threads: it says more where other programs use the machine too.
    Processor,
}

/// Does every task `rounds` times, in turn.
pub fn measure(tasks: &mut [Task<'_>], rounds: usize) {
    for _ in 0..rounds {
        for task in tasks.iter_mut() {
            task.before.iter_mut().for_each(|before| before());
            let (start, processor) = (Instant::now(), processor_time());
            black_box((task.work)());
            task.wall.push(start.elapsed());
            task.processor.push(processor_time().saturating_sub(processor));
        }
    }
}

/// A row a task; the last column says how much faster it is than the task at `reference`, by the time that passed and by the
/// time that processors worked.
pub fn print(tasks: &[Task<'_>], reference: usize) {
    let one = &tasks[reference];
    println!("{:<46} {:>8} {:>8} {:>10} {:>8}   beside: {}", "", "s", "MB/s", "processor", "MB/s", one.name);
    for task in tasks {
        let faster = |clock: Clock| task.speed(clock) / one.speed(clock);
        println!(
            "{:<46} {:>8.3} {:>8.1} {:>10.3} {:>8.1}   {:.2} × ({:.2} × by processor time)",
            task.name,
            task.seconds(Clock::Wall),
            task.speed(Clock::Wall) / 1e6,
            task.seconds(Clock::Processor),
            task.speed(Clock::Processor) / 1e6,
            faster(Clock::Wall),
            faster(Clock::Processor),
        );
    }
}

fn median(times: &[Duration]) -> f64 {
    let mut times: Vec<f64> = times.iter().map(Duration::as_secs_f64).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How long processors have worked for all threads of this process.
pub fn processor_time() -> Duration {
    Duration::try_from(rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// The work on two threads, some at a time for whichever is free, as loading shares it.
pub fn on_two_threads<T: Sync>(items: &[T], work: impl Fn(&[T]) -> usize + Sync) -> usize {
    let chunks = Mutex::new(items.chunks(4));
    let share = || {
        let next = || chunks.lock().ok().and_then(|mut chunks| chunks.next());
        std::iter::from_fn(next).map(&work).sum::<usize>()
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(share);
        share() + other.join().unwrap_or(0)
    })
}
