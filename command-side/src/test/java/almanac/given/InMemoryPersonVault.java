package almanac.given;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Seals a text by naming the person before it, so that tests can read it. */
public final class InMemoryPersonVault implements PersonVault {

    private final Map<UserId, Person> persons = new HashMap<>();

    /** What the vault makes of a text about the person. */
    public static EncryptedText sealed(UserId user, String clear) {
        return new EncryptedText(prefix(user) + clear);
    }

    @Override
    public Person enrol(UserId user, String userName) {
        Person person = new KnownPerson(user, userName);
        if (persons.putIfAbsent(user, person) != null) {
            throw new IllegalStateException(user + " has a key already");
        }
        return person;
    }

    @Override
    public void erase(UserId user) {
        persons.remove(user);
    }

    @Override
    public Map<UserId, Person> persons(Collection<UserId> users) {
        Map<UserId, Person> found = new HashMap<>();
        users.forEach(user -> found.put(user, Objects.requireNonNull(persons.get(user))));
        return found;
    }

    public boolean knows(UserId user) {
        return persons.containsKey(user);
    }

    private static String prefix(UserId user) {
        return "sealed for %s: ".formatted(user);
    }

    private record KnownPerson(UserId user, String userName) implements Person {

        @Override
        public boolean isErased() {
            return false;
        }

        @Override
        public EncryptedText seal(String clear) {
            return sealed(user, clear);
        }

        @Override
        public String open(EncryptedText sealed) {
            return sealed.value().substring(prefix(user).length());
        }
    }
}
