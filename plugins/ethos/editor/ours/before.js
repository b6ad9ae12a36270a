// What the editor is told before it begins: it speaks Swedish, whatever the browser speaks, and waits for start.js.
for (const [name, value] of Object.entries({ language: "sv", languages: ["sv"] })) {
  Object.defineProperty(navigator, name, { value });
}
Object.assign(window, { CMS_MANUAL_INIT: true });
