package almanac.user.api;

import almanac.messaging.Caller;
import almanac.shared.AccessKeyId;
import almanac.shared.UserId;
import almanac.user.api.AccessKeyDesk.AccessKeysEnvelopeV1;
import almanac.user.api.AccessKeyDesk.NewAccessKeyEnvelopeV1;
import almanac.user.api.AccessKeyDesk.NewAccessKeyV1;
import almanac.user.event.AccessKeyKind;
import almanac.web.AlmanacExtension;
import almanac.web.DeleteEnvelopeV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the API keys of any user to administrators. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1/users/{userId}/keys")
class KeyAdministrationController {

    private final AccessKeyDesk desk;

    KeyAdministrationController(AccessKeyDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    NewAccessKeyEnvelopeV1 createKeyOfUser(
            @PathVariable UserId userId, @Valid @RequestBody NewAccessKeyV1 body, Caller caller) {
        return desk.issue(userId, AccessKeyKind.API_KEY, body, caller);
    }

    @GetMapping
    AccessKeysEnvelopeV1 listKeysOfUser(@PathVariable UserId userId, Caller caller) {
        return desk.list(userId, AccessKeyKind.API_KEY, caller);
    }

    @DeleteMapping("/{keyId}")
    DeleteEnvelopeV1 revokeKeyOfUser(@PathVariable UserId userId, @PathVariable AccessKeyId keyId, Caller caller) {
        return desk.revoke(keyId, userId, AccessKeyKind.API_KEY, caller);
    }
}
