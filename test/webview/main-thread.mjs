// What the main thread of a page did, from a trace of Chromium.

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/** Does `work` while Chromium traces; gives each task of the pages' main threads, its time of work and on the clock in ms. */
export async function traceTasks(browser, page, work) {
  await browser.startTracing(page, { categories });
  let trace;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString());
  const threads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents
    .filter((event) => event.name === 'RunTask' && event.ph === 'X' && threads.has(threadOf(event)))
    .map(({ dur, tdur }) => ({ work: (tdur ?? dur) / 1000, wall: dur / 1000 }));
  if (tasks.length === 0) throw new Error('the trace has no tasks of a page');
  return tasks;
}

const threadOf = ({ pid, tid }) => `${pid}:${tid}`;
