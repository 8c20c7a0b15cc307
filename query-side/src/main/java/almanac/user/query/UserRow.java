package almanac.user.query;

import almanac.person.Person;
import almanac.row.Row;
import almanac.shared.EncryptedText;
import almanac.shared.EventFacts;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.user.event.UserEvent;
import almanac.user.event.UserEvent.IdentityLinked;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.SystemRoleRevoked;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserEnabled;
import almanac.user.event.UserEvent.UserErased;
import almanac.user.event.UserEvent.UserRegistered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A user. Personal data stays encrypted here too, and is decrypted for each answer. */
@Entity
@Table(name = "user_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class UserRow extends Row<UserEvent> {

    private EncryptedText userName;
    private EncryptedText firstName;
    private EncryptedText lastName;
    private @Nullable EncryptedText email;
    private boolean disabled;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<SystemRole> roles = List.of();

    @Override
    protected void apply(UserEvent event, EventFacts facts) {
        switch (event) {
            case UserRegistered e -> {
                userName = e.userName();
                firstName = e.firstName();
                lastName = e.lastName();
                email = e.email();
            }
            case IdentityLinked _ -> {} // login finds it by its digest, see the access tables
            case SystemRoleGranted e ->
                roles = Stream.concat(roles.stream(), Stream.of(e.role()))
                        .sorted()
                        .toList();
            case SystemRoleRevoked e ->
                roles = roles.stream().filter(role -> role != e.role()).toList();
            case UserDisabled _ -> disabled = true;
            case UserEnabled _ -> disabled = false;
            case UserErased _ -> {
                disabled = true;
                roles = List.of();
            }
        }
    }

    UserV1 toV1(Person person) {
        String first = person.open(firstName);
        String last = person.open(lastName);
        return new UserV1(
                new UserId(id()),
                person.userName(),
                first,
                last,
                (first + " " + last).strip(),
                email == null || person.isErased() ? null : person.open(email),
                "");
    }

    AccountV1 toAccountV1(Person person) {
        return new AccountV1(toV1(person), roles, disabled);
    }

    UserId userId() {
        return new UserId(id());
    }
}
