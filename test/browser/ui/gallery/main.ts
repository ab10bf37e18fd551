// Shows the widgets in a browser: `npx vite --config test/browser/ui/gallery/vite.config.ts`, then ?theme=dark&locale=zh&view=shell.
import { mount } from 'svelte';
import { languageTag } from '../../../../src/i18n/locale';
import '../../../../src/theme/base.css';
import { applyTheme, THEMES } from '../../../../src/theme/theme';
import '../../../../src/theme/tokens.css';
import Frame from './Frame.svelte';
import Widgets from './Widgets.svelte';

const query = new URLSearchParams(location.search);
const locale = query.get('locale') === 'zh' ? 'zh' : 'en';
applyTheme(THEMES.find((theme) => theme === query.get('theme')) ?? 'light');
document.documentElement.lang = languageTag(locale);
const target = document.getElementById('app');
if (target !== null) {
  if (query.get('view') === 'shell') mount(Frame, { target, props: { locale } });
  else mount(Widgets, { target, props: { locale, open: query.get('open') ?? '' } });
}
