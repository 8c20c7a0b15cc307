package wrong.project.query;

import almanac.shared.Query;

/** Declares another answer than it gets. */
public record CountsProjects() implements Query<Long> {}
