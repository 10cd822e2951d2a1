/** The rules: a model in, findings with fixes out. Registry, suppression and severities are handled here, once. */
package dev.cachelens.rule;
