package almanac.history.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.Actor;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the names of the actors of events. */
@Component
class Actors {

    private final PersonVault vault;

    Actors(PersonVault vault) {
        this.vault = vault;
    }

    /** Returns the actors by the ids in events; an event without a user came from the system. */
    Map<String, HistoryActorV1> of(Collection<String> ids) {
        List<UserId> users = ids.stream()
                .filter(id -> !id.isEmpty() && !id.equals(Actor.SYSTEM))
                .distinct()
                .map(UserId::new)
                .toList();
        Map<UserId, Person> persons = vault.persons(users);
        Map<String, HistoryActorV1> actors = new HashMap<>();
        ids.forEach(id -> actors.put(id, new HistoryActorV1(Actor.SYSTEM, Actor.SYSTEM)));
        persons.forEach(
                (user, person) -> actors.put(user.value(), new HistoryActorV1(user.value(), person.userName())));
        return actors;
    }
}
