/** Owns how RFM is shown. */
import type { MethodView } from '../../method-view';
import RfmView from './RfmView.svelte';

const view: MethodView = { id: 'rfm', view: RfmView };
export default view;
