// What can be done with a practice as a whole: taking it away as a script.

import { $, dismissable } from './dom.js'

const panel = $('practice-panel')
dismissable(panel)

$('practice').addEventListener('click', () => panel.showModal())
