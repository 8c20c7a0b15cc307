package wrong.project.command;

import wrong.project.query.PublicRow;

/** A decision must not rest on a row. */
public record DecidesOnRows(PublicRow row) {}
