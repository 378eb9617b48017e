package io.journeyledger.projections;

import io.journeyledger.ledger.Sha256;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.policyfile.InvalidPolicyException;
import io.journeyledger.projections.policyfile.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Reads policies. The same content has the same version, wherever the file lies. */
public final class PolicyFile {

    private static final int VERSION_DIGITS = 12;

    private PolicyFile() {}

    /** The policy that ships with the product. */
    public static Policy standard() {
        return parse(standardText(), "the default policy");
    }

    /** Its file. */
    public static byte[] standardText() {
        try (InputStream in = Policy.class.getResourceAsStream("policy.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The default policy is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException when the file cannot be read; the message names it */
    public static byte[] text(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The policy " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * @param name what messages call it
     * @throws InvalidPolicyException when it is no policy; it says every problem, where it stands and what is allowed
     */
    public static Policy parse(byte[] yaml, String name) {
        return PolicyReader.read(yaml, name, version(yaml));
    }

    private static String version(byte[] yaml) {
        return HexFormat.of().formatHex(Sha256.of(yaml)).substring(0, VERSION_DIGITS);
    }
}
