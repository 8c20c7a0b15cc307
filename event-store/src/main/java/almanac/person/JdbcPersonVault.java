package almanac.person;

import almanac.secret.MasterKey;
import almanac.secret.SecretBox;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps keys in the table {@code person}, each wrapped with the master key. */
@Component
class JdbcPersonVault implements PersonVault {

    private final JdbcOperations jdbc;
    private final MasterKey masterKey;

    JdbcPersonVault(JdbcOperations jdbc, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
    }

    @Override
    public Person enrol(UserId user, String userName) {
        SecretKey key = SecretBox.newKey();
        byte[] wrapped = masterKey.wrap(key, user.value());
        jdbc.update(
                "insert into person (user_id, wrapped_key, user_name) values (?, ?, ?)",
                user.value(),
                wrapped,
                userName);
        return new KnownPerson(user, userName, masterKey, wrapped);
    }

    @Override
    public void erase(UserId user) {
        jdbc.update("delete from person where user_id = ?", user.value());
    }

    @Override
    public Map<UserId, Person> persons(Collection<UserId> users) {
        Map<UserId, Person> persons = new HashMap<>();
        String[] ids = users.stream().map(UserId::value).distinct().toArray(String[]::new);
        jdbc.query(
                "select user_id, wrapped_key, user_name from person where user_id = any (?)",
                row -> {
                    UserId user = new UserId(row.getString(1));
                    persons.put(user, new KnownPerson(user, row.getString(3), masterKey, row.getBytes(2)));
                },
                (Object) ids);
        users.forEach(user -> persons.computeIfAbsent(user, ErasedPerson::new));
        return persons;
    }

    /**
     * A person whose key exists. The key is unwrapped when a text is sealed or opened: most callers need the user name
     * only.
     */
    private static final class KnownPerson implements Person {

        private final UserId user;
        private final String userName;
        private final MasterKey masterKey;
        private final byte[] wrapped;
        private @Nullable SecretKey key;

        KnownPerson(UserId user, String userName, MasterKey masterKey, byte[] wrapped) {
            this.user = user;
            this.userName = userName;
            this.masterKey = masterKey;
            this.wrapped = wrapped;
        }

        private SecretKey key() {
            SecretKey unwrapped = key == null ? masterKey.unwrap(wrapped, user.value()) : key;
            key = unwrapped;
            return unwrapped;
        }

        @Override
        public boolean isErased() {
            return false;
        }

        @Override
        public String userName() {
            return userName;
        }

        @Override
        public EncryptedText seal(String clear) {
            byte[] box = SecretBox.seal(key(), clear.getBytes(StandardCharsets.UTF_8), user.value());
            return new EncryptedText(Base64.getEncoder().withoutPadding().encodeToString(box));
        }

        @Override
        public String open(EncryptedText sealed) {
            byte[] box = Base64.getDecoder().decode(sealed.value());
            return new String(SecretBox.open(key(), box, user.value()), StandardCharsets.UTF_8);
        }

        /** Personal data and keys stay out of logs. */
        @Override
        public String toString() {
            return "Person[user=%s]".formatted(user);
        }
    }

    private record ErasedPerson(UserId user) implements Person {

        @Override
        public boolean isErased() {
            return true;
        }

        @Override
        public String userName() {
            return Person.labelOfErased(user);
        }

        @Override
        public EncryptedText seal(String clear) {
            throw new IllegalStateException("person %s was erased".formatted(user));
        }

        @Override
        public String open(EncryptedText sealed) {
            return "";
        }
    }
}
