/** Owns the small files among those opened that hold choices instead of data: mappings, tag sets and workspaces. */
import { AppError } from '../lib/errors';
import type { Text } from '../lib/text';
import { isMappingFile, readMappingFile } from '../model/mapping-file';
import type { ModelInfo } from '../model/model-info';
import { tagsInUse } from '../tag/library';
import { isTagFile, mergeTags, readTagFile } from '../tag/tag-file';
import type { Choices } from './choices';
import type { Failure } from './file-reading.svelte';
import { choicesOf } from './mapping-choice';
import { mappingLoadedText, sessionText, tagsLoadedText } from './session-text';
import { isWorkspaceFile, readWorkspaceFile } from './workspace-file';

/** Where the choices go. */
export interface ChoiceFileHost {
  /** One step of the history. */
  change(make: (now: Choices) => Choices): void;
  /** The data in use, for the ready tags that loaded ones join; null without any. */
  model(): ModelInfo | null;
  /** Header shapes of the open tables. */
  shapes(): readonly string[];
  say(text: Text): void;
  fail(failure: Failure): void;
}

/** Takes the files that hold choices; one that is broken is told. @returns the others */
export async function takeChoiceFiles(files: readonly File[], host: ChoiceFileHost): Promise<File[]> {
  const data: File[] = [];
  for (const file of files) {
    const workspace = await takeWorkspaceFile(file, host);
    if (workspace instanceof AppError) host.fail({ file: file.name, error: workspace });
    if (workspace !== 'none') continue;
    const take = (await isMappingFile(file)) ? takeMappingFile : (await isTagFile(file)) ? takeTagFile : null;
    if (take === null) data.push(file);
    else await take(file, host).catch((thrown: unknown) => host.fail({ file: file.name, error: AppError.from(thrown) }));
  }
  return data;
}

async function takeMappingFile(file: File, host: ChoiceFileHost): Promise<void> {
  const { tables, problems } = readMappingFile(await file.text(), file.name);
  host.change((now) => ({ ...now, mappings: { ...now.mappings, ...choicesOf(tables) } }));
  const open = host.shapes();
  host.say(mappingLoadedText(tables.length, tables.filter(({ shape }) => open.includes(shape)).length));
  for (const text of problems) host.fail({ file: file.name, error: new AppError('mapping_partly', text) });
}

async function takeTagFile(file: File, host: ChoiceFileHost): Promise<void> {
  const { tags, left } = readTagFile(await file.text(), file.name);
  const model = host.model();
  host.change((now) => ({ ...now, tags: mergeTags(model === null ? (now.tags ?? []) : tagsInUse(now.tags, model), tags) }));
  host.say(tagsLoadedText(tags.length, left));
}

/** @returns why not, 'none' for another kind of file; null when done */
export async function takeWorkspaceFile(file: File, host: ChoiceFileHost): Promise<AppError | 'none' | null> {
  if (!(await isWorkspaceFile(file))) return 'none';
  try {
    const text = await file.text();
    host.change((now) => readWorkspaceFile(text, file.name, now));
    host.say(sessionText.workspaceLoaded);
    return null;
  } catch (thrown) {
    return AppError.from(thrown);
  }
}
