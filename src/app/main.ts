/** Owns the start: workspace, session, automation handle, and the mount of the page before the engine is there. */
import { mount } from 'svelte';
import { detectLocale } from '../i18n/locale';
import { AppError } from '../lib/errors';
import { defaultChoices } from '../state/choices';
import { Session } from '../state/session.svelte';
import { takeRegionMaps, type RegionMapHost } from '../state/region-map-file';
import { Workspace } from '../state/workspace.svelte';
import { isTagFile } from '../tag/tag-file';
import '../theme/base.css';
import '../theme/tokens.css';
import App from './App.svelte';
import { createAutomation } from './automation';
import { browserStorage } from './browser-storage';

const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
const workspace = new Workspace(defaultChoices(detectLocale(navigator.languages), theme), browserStorage());
const session = new Session(workspace);
const ready = session.start();
// Whoever awaits `ready` gets the error; the page shows it by itself.
ready.catch(() => undefined);

const showDashboard = (): void => {
  workspace.page = 'overview';
};

/** A map is seen on the dashboard, as soon as there is something to draw on it. */
const regionMaps: RegionMapHost = {
  show: (map, text) => {
    workspace.regionMap = map;
    session.notice = text;
    if (session.model !== null) showDashboard();
  },
  fail: (failure) => {
    session.failures = [...session.failures, failure];
    workspace.page = 'data';
  },
};

/** What a drop, the file dialog and a paste do: read, then show the mapping on the Data page. */
async function openFiles(dropped: readonly File[]): Promise<void> {
  const files = await takeRegionMaps(dropped, regionMaps);
  if (files.length === 0) return;
  // A tag set is seen where the tags are, so that whoever drops one stays there.
  const areTags = (await Promise.all(files.map(isTagFile))).every(Boolean);
  if (!areTags) workspace.page = 'data';
  try {
    // Not `ready`: an engine that did not start the first time is tried again.
    await session.start();
    await session.read(files);
    if (session.failures.length > 0) workspace.page = 'data';
  } catch (thrown) {
    session.failures = [{ file: '', error: AppError.from(thrown) }];
  }
}

/** @returns whether it is open */
async function loadExample(): Promise<boolean> {
  try {
    await session.start();
    await session.example();
    return true;
  } catch (thrown) {
    session.failures = [{ file: '', error: AppError.from(thrown) }];
    return false;
  }
}

async function openExample(): Promise<void> {
  if (await loadExample()) showDashboard();
}

window.wattfolk = createAutomation(session, workspace, ready, showDashboard);
const target = document.getElementById('app');
// Where the first script found the browser too old, its sentence stands alone.
const supported = document.getElementById('unsupported')?.hidden !== false;
if (target !== null && supported) mount(App, { target, props: { session, workspace, openFiles, openExample } });

// The example needs no file, so it comes back by itself, and whoever has turned to another page by then stays there; files must be given
// again, for the page may not open them.
if (workspace.source.kind === 'example') void loadExample();
