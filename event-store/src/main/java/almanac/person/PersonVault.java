package almanac.person;

import almanac.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds the keys that open what events and rows say about people. Each person has one key: with the key destroyed,
 * every copy of what was sealed with it is unreadable (docs/adr/0006). Works in the caller's transaction.
 */
public interface PersonVault {

    /** Makes the person's key. */
    Person enrol(UserId user, String userName);

    /** Destroys the person's key, if there is one. */
    void erase(UserId user);

    /** Returns one entry for each id asked for, erased persons among them. */
    Map<UserId, Person> persons(Collection<UserId> users);

    default Person person(UserId user) {
        return Objects.requireNonNull(persons(List.of(user)).get(user));
    }
}
