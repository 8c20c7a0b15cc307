package almanac.person;

import almanac.shared.EncryptedText;
import almanac.shared.UserId;

/** What can be read of one person while his key exists. */
public interface Person {

    /** What stands for the name of a person who was erased. */
    static String labelOfErased(UserId user) {
        return "erased-" + user;
    }

    boolean isErased();

    /** A neutral label once the person was erased. */
    String userName();

    EncryptedText seal(String clear);

    /** Empty text once the person was erased. */
    String open(EncryptedText sealed);
}
