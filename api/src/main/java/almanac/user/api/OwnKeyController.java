package almanac.user.api;

import almanac.messaging.Caller;
import almanac.shared.AccessKeyId;
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

/** Serves the caller's own API keys. */
@RestController
@AlmanacExtension
@Tag(name = "Users")
@RequestMapping("/api/users/v1/self/keys")
class OwnKeyController {

    private final AccessKeyDesk desk;

    OwnKeyController(AccessKeyDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    NewAccessKeyEnvelopeV1 createOwnKey(@Valid @RequestBody NewAccessKeyV1 body, Caller caller) {
        return desk.issue(caller.user(), AccessKeyKind.API_KEY, body, caller);
    }

    @GetMapping
    AccessKeysEnvelopeV1 listOwnKeys(Caller caller) {
        return desk.list(caller.user(), AccessKeyKind.API_KEY, caller);
    }

    @DeleteMapping("/{keyId}")
    DeleteEnvelopeV1 revokeOwnKey(@PathVariable AccessKeyId keyId, Caller caller) {
        return desk.revoke(keyId, caller.user(), AccessKeyKind.API_KEY, caller);
    }
}
