export { BROWSER, openPage } from '../support/browser.ts'
