package preview

import _ "embed"

// offlineWorker is where a site that may be read offline has its worker. A preview has none: its pages change under the
// reader's hands. But a browser may have one from a site that was served at this address before, which would go on
// to show that site's pages; it asks here for a newer one, and gets what puts it away.
const offlineWorker = "offline-worker.js"

//go:embed retired.js
var retired string
