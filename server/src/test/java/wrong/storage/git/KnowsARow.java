package wrong.storage.git;

import wrong.project.query.PublicRow;

/** Storage serves both sides and knows none. */
public record KnowsARow(PublicRow row) {}
