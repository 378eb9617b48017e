package io.journeyledger.projections;

import io.journeyledger.projections.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads policies. The same content has the same version, wherever the file lies. */
public final class PolicyFile {

    private static final int VERSION_DIGITS = 12;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private PolicyFile() {}

    /** The policy that ships with the product. */
    public static Policy standard() {
        try (InputStream in = Policy.class.getResourceAsStream("policy.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The default policy is not in the program");
            }
            return parse(in.readAllBytes(), "the default policy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException when it is no policy; the message says where and what
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Policy read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The policy " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param name what messages call it
     * @throws IllegalArgumentException as {@link #read} does
     */
    public static Policy parse(byte[] yaml, String name) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (!(tree instanceof ObjectNode policy)) {
                throw new IllegalArgumentException(name + " is no policy: it is empty or no YAML mapping");
            }
            policy.put("version", version(yaml));
            return YAML.treeToValue(policy, Policy.class);
        } catch (JacksonException e) {
            String at = e.getLocation() == null || e.getLocation().getLineNr() < 1
                    ? ""
                    : ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IllegalArgumentException(name + at + path(e) + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Where in the tree, such as {@code , at lifecycle.silence}. */
    private static String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : ", at " + path;
    }

    private static String version(byte[] yaml) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(yaml);
            return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
