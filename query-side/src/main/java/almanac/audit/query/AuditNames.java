package almanac.audit.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.Actor;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the current names for the ids in the audit trail. Erased users have no name any more. */
@Component
class AuditNames {

    private static final Set<String> PEOPLE = Set.of(AuditRow.USER, "account");
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");

    private static final String SHOWN_AS = """
            select user_id from person where user_name = ?
            union all
            select cast(? as text) where not exists (select from person where user_id = ?)""";

    private final JdbcOperations jdbc;
    private final PersonVault vault;

    AuditNames(JdbcOperations jdbc, PersonVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A user's first and last name. */
    private record FullName(EncryptedText first, EncryptedText last) {}

    /**
     * The names that some lines need.
     *
     * @param things by id, users not among them
     */
    record Names(Map<String, String> things, Map<UserId, Person> people, Map<UserId, FullName> fullNames) {

        AuditEntityV1 named(AuditEntityV1 entity) {
            return entity.name() == null ? new AuditEntityV1(entity.entityType(), entity.id(), name(entity)) : entity;
        }

        private @Nullable String name(AuditEntityV1 entity) {
            String thing = things.get(entity.id());
            return thing == null && isPerson(entity) ? person(entity.id()).userName() : thing;
        }

        AuditActorV1 actor(String id) {
            if (!isPerson(new AuditEntityV1(AuditRow.USER, id, null))) {
                return new AuditActorV1(id, id, "", "");
            }
            Person person = person(id);
            FullName fullName = fullNames.get(new UserId(id));
            return fullName == null
                    ? new AuditActorV1(id, person.userName(), "", "")
                    : new AuditActorV1(
                            id, person.userName(), person.open(fullName.first()), person.open(fullName.last()));
        }

        private Person person(String id) {
            return Objects.requireNonNull(people.get(new UserId(id)));
        }
    }

    Names of(Collection<AuditRow> rows) {
        List<AuditEntityV1> nameless = rows.stream().flatMap(AuditRow::nameless).toList();
        Map<String, String> things = things(nameless);
        Set<UserId> people = nameless.stream()
                .filter(entity -> isPerson(entity) && !things.containsKey(entity.id()))
                .map(entity -> new UserId(entity.id()))
                .collect(Collectors.toSet());
        return new Names(things, vault.persons(people), fullNames(people));
    }

    private static boolean isPerson(AuditEntityV1 entity) {
        return PEOPLE.contains(String.valueOf(entity.entityType()))
                && OBJECT_ID.matcher(entity.id()).matches();
    }

    private Map<String, String> things(List<AuditEntityV1> entities) {
        String[] ids = entities.stream().map(AuditEntityV1::id).distinct().toArray(String[]::new);
        Map<String, String> names = new HashMap<>();
        jdbc.query(
                "select id, name from audit_target where id = any (?) and name is not null",
                row -> {
                    names.put(row.getString(1), row.getString(2));
                },
                (Object) ids);
        return names;
    }

    private Map<UserId, FullName> fullNames(Collection<UserId> people) {
        String[] ids = people.stream().map(UserId::value).toArray(String[]::new);
        Map<UserId, FullName> names = new HashMap<>();
        jdbc.query(
                "select id, first_name, last_name from user_row where id = any (?)",
                row -> {
                    FullName name =
                            new FullName(new EncryptedText(row.getString(2)), new EncryptedText(row.getString(3)));
                    names.put(new UserId(row.getString(1)), name);
                },
                (Object) ids);
        return names;
    }

    /** Returns the ids that are shown under a name: of a user, of an erased user, or of the system. */
    String[] shownAs(String name) {
        String nameless = nameless(name);
        return jdbc.queryForList(SHOWN_AS, String.class, name, nameless, nameless)
                .toArray(String[]::new);
    }

    /** Returns the id of an erased user or of the system for its label; empty for any other name. */
    private static String nameless(String name) {
        if (name.equals(Actor.SYSTEM)) {
            return name;
        }
        Matcher id = OBJECT_ID.matcher(name);
        return id.find() && name.equals(Person.labelOfErased(new UserId(id.group()))) ? id.group() : "";
    }
}
