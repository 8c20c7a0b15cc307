package almanac.web;

import almanac.messaging.Caller;

/** Says that a resource is gone. One that did not exist is answered with 404 instead. */
public record DeleteEnvelopeV1(boolean success, MetadataV1 metadata) {

    public static DeleteEnvelopeV1 done(Caller caller) {
        return new DeleteEnvelopeV1(true, MetadataV1.of(caller));
    }
}
