/** Owns work beside the segmentation in use that a person waits for: its progress, and a way to stop it, on whatever page meanwhile. */
import type { Text } from '../lib/text';
import type { SegmentationTask } from '../segment/segmentation';
import type { Session } from './session.svelte';
import { plainTask } from './task';

/** @param text what the bar says. @throws AbortError when stopped */
export function workLong<T>(session: Session, text: Text, work: (task: SegmentationTask) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  const show = (share: number | null): void => void (session.task = { ...plainTask(text, share), cancel });
  return session.aside(async (task) => {
    show(null);
    try {
      return await work({ ...task, onProgress: show });
    } finally {
      session.task = null;
    }
  }, controller.signal);
}
