package almanac.storage.person;

import almanac.shared.Sealed;

/** What can be read of one person while his key exists. */
public interface Person {

    boolean isErased();

    /** A neutral label once the person was erased. */
    String userName();

    Sealed seal(String clear);

    /** Empty text once the person was erased. */
    String open(Sealed sealed);
}
