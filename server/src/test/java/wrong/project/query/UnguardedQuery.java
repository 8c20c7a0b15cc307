package wrong.project.query;

/** Says nothing about who may send it. */
public record UnguardedQuery() {}
