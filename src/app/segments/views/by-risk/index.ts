/** Owns what the Segments page shows of segmentation by risk. */
import type { MethodView } from '../../method-view';
import RiskChoice from './RiskChoice.svelte';

const view: MethodView = { id: 'by-risk', editor: RiskChoice };

export default view;
