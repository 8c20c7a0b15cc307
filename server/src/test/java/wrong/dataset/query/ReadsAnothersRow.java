package wrong.dataset.query;

import wrong.project.query.PublicRow;

/** A feature answers out of its own rows. */
public record ReadsAnothersRow(PublicRow row) {}
