/** Owns the list of tabs beside the list of segments. */
import type { Component } from 'svelte';
import type { Text } from '../../../lib/text';
import { segmentsText } from '../segments-text';
import { compareText } from './compare-text';
import CompareTab from './CompareTab.svelte';
import { exploreText } from './explore-text';
import ExploreTab from './ExploreTab.svelte';
import { listText } from './list-text';
import ListsTab from './ListsTab.svelte';
import { movementText } from './movement-text';
import MovementTab from './MovementTab.svelte';
import { profileTabText } from './profile-text';
import ProfileTab from './ProfileTab.svelte';
import ResultTab from './ResultTab.svelte';
import StatementsTab from './StatementsTab.svelte';
import './tab.css';

export interface SegmentsTab {
  readonly id: string;
  readonly text: Text;
  readonly component: Component;
}

export const SEGMENTS_TABS: readonly SegmentsTab[] = [
  { id: 'result', text: segmentsText.result, component: ResultTab },
  { id: 'profile', text: profileTabText.tab, component: ProfileTab },
  { id: 'explore', text: exploreText.tab, component: ExploreTab },
  { id: 'compare', text: compareText.tab, component: CompareTab },
  { id: 'movement', text: movementText.tab, component: MovementTab },
  { id: 'lists', text: listText.tab, component: ListsTab },
  { id: 'statements', text: segmentsText.statements, component: StatementsTab },
];
