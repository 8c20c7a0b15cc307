package almanac.user.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.user.query.UserQuery.GetSelf;
import almanac.user.query.UserQuery.ListUsers;
import almanac.user.query.UserV1;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves users to the official Python client and to the command line, as lists without envelopes. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/users")
class ClientUserController {

    private static final Window ALL = new Window(0, 1_000_000);

    private final Dispatch dispatch;

    ClientUserController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Variables of a user. Users have none here: variables belong to environments. */
    record ClientVariables(List<ClientVariable> vars) {

        static final ClientVariables NONE = new ClientVariables(List.of());
    }

    record ClientVariable(String name, String value) {}

    /** @param query part of a name or an address, in any letter case */
    @GetMapping
    List<UserV1> getClientUsers(
            @RequestParam(required = false) @Nullable List<String> userId,
            @RequestParam(required = false) @Nullable @Size(max = Texts.NAME) String userName,
            @RequestParam(required = false) @Nullable @Size(max = Texts.NAME) String query,
            Caller caller) {
        List<UserV1> users = dispatch.ask(new ListUsers(ALL), caller).items();
        if (userId == null && userName == null && query == null) {
            return users;
        }
        return users.stream()
                .filter(user -> userId == null || userId.contains(user.id().value()))
                .filter(user -> userName == null || user.userName().equalsIgnoreCase(userName))
                .filter(user -> query == null || isFound(user, query))
                .toList();
    }

    private static boolean isFound(UserV1 user, String query) {
        return Stream.of(user.userName(), user.fullName(), Objects.requireNonNullElse(user.email(), ""))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)));
    }

    @GetMapping("/self")
    UserV1 getClientSelf(Caller caller) {
        return dispatch.ask(new GetSelf(caller.user()), caller).value();
    }

    @GetMapping("/environmentVariables")
    ClientVariables getClientUserVariables(Caller caller) {
        dispatch.ask(new GetSelf(caller.user()), caller);
        return ClientVariables.NONE;
    }

    @DeleteMapping("/environmentVariables")
    ClientVariables removeClientUserVariables(Caller caller) {
        dispatch.ask(new GetSelf(caller.user()), caller.asItIs());
        return ClientVariables.NONE;
    }
}
