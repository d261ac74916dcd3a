// @ts-check
// Keeps the page that is open equal to the archive as it is edited.
