package wrong.shared;

import wrong.storage.git.KnowsARow;

/** What all share must not need a place to store things. */
public record KnowsStorage(KnowsARow storage) {}
