/** Owns the frame that all charts answer in: one callback for all, so that the page is brought up to date once a frame and not once a chart. */

const due = new Set<() => void>();
let frame = 0;

/** Runs the task in the next frame. A task that throws must do so later: it would take the others with it. @returns takes the task back */
export function inSharedFrame(task: () => void): () => void {
  due.add(task);
  if (frame === 0) frame = requestAnimationFrame(runDue);
  return () => {
    due.delete(task);
    if (due.size > 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
  };
}

function runDue(): void {
  const tasks = [...due];
  due.clear();
  frame = 0;
  for (const task of tasks) task();
}
