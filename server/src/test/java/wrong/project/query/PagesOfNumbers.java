package wrong.project.query;

import almanac.row.Page;
import almanac.shared.Query;

/** Declares an answer that differs from what it gets in the items alone. */
public record PagesOfNumbers() implements Query<Page<Long>> {}
