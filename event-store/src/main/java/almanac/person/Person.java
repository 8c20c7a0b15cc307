package almanac.person;

import almanac.shared.EncryptedText;
import almanac.shared.UserId;

/** The personal data of one user, readable while that user's key exists. */
public interface Person {

    /** Returns the text that stands for the name of a person that was erased. */
    static String labelOfErased(UserId user) {
        return "erased-" + user;
    }

    boolean isErased();

    /** Returns the user name; a neutral label once the person was erased. */
    String userName();

    EncryptedText seal(String clear);

    /** Opens a sealed text; returns empty text once the person was erased. */
    String open(EncryptedText sealed);
}
