/** Owns how tiered management is set up and shown. */
import type { MethodView } from '../../method-view';
import TieredEditor from './TieredEditor.svelte';
import TieredView from './TieredView.svelte';

const view: MethodView = { id: 'tiered', editor: TieredEditor, view: TieredView };
export default view;
