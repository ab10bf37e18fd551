/** Owns how value, credit and potential are shown. */
import type { MethodView } from '../../method-view';
import ScoresView from './ScoresView.svelte';

const view: MethodView = { id: 'value-credit-potential', view: ScoresView };
export default view;
