/** Owns how value tiers are shown. */
import type { MethodView } from '../../method-view';
import ValueTierView from './ValueTierView.svelte';

const view: MethodView = { id: 'value-tier', view: ValueTierView };
export default view;
