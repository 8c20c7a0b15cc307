package almanac.user.query;

import almanac.person.Person;
import almanac.shared.EncryptedText;

/** People as the vault gives them out: one whose key exists, and one whose key is gone. */
final class Persons {

    private static final String MARK = "sealed ";

    private Persons() {}

    static EncryptedText sealed(String clear) {
        return new EncryptedText(MARK + clear);
    }

    static Person known(String userName) {
        return new Known(userName);
    }

    static Person erased() {
        return new Erased();
    }

    private record Known(String userName) implements Person {

        @Override
        public boolean isErased() {
            return false;
        }

        @Override
        public EncryptedText seal(String clear) {
            return sealed(clear);
        }

        @Override
        public String open(EncryptedText sealed) {
            return sealed.value().substring(MARK.length());
        }
    }

    private record Erased() implements Person {

        @Override
        public boolean isErased() {
            return true;
        }

        @Override
        public String userName() {
            return "erased-person";
        }

        @Override
        public EncryptedText seal(String clear) {
            throw new IllegalStateException("erased");
        }

        @Override
        public String open(EncryptedText sealed) {
            return "";
        }
    }
}
